using Confero.Matching.Model;

namespace Confero.Matching.Verification;

/// <summary>The input, looked up by id.</summary>
internal sealed class PlanFacts(MatchingInput input)
{
    private readonly Dictionary<string, RequestCase> requests = input.Requests.ToDictionary(x => x.Id);
    private readonly Dictionary<string, Need> needs = input
        .Requests.SelectMany(x => x.Needs)
        .ToDictionary(x => x.Id);
    private readonly Dictionary<string, Offer> offers = input.Offers.ToDictionary(x => x.Id);
    private readonly Dictionary<string, StateFacts> states = input.States.ToDictionary(x => x.Code);

    public DateOnly AsOf => input.AsOf;
    public IReadOnlyList<ForbiddenPair> Forbidden => input.Forbidden;

    public RequestCase? Request(string id) => requests.GetValueOrDefault(id);

    public Need? Need(string id) => needs.GetValueOrDefault(id);

    public Offer? Offer(string id) => offers.GetValueOrDefault(id);

    public IReadOnlyList<string> RegionsOf(string state) => states.GetValueOrDefault(state)?.Regions ?? [];

    public static Reason Fault(string code, params (string Name, string Value)[] arguments) =>
        new(code, arguments.ToDictionary(x => x.Name, x => x.Value));
}
