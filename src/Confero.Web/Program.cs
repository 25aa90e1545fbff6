using Confero.Web;

var app = ConferoApp.Build(args);
await app.Prepare();
await app.RunAsync();
