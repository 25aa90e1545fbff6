using Confero.Disclosure;
using Confero.Notices;

namespace Confero.Delivery.Money;

/// <summary>Flows as notices speak of them.</summary>
internal sealed class FlowSubject(MoneyQueries money) : INoticeSubject
{
    public string Prefix => "FLW";

    public string PathOf(string id) => $"/delivery/money#{id}";

    public Task<IReadOnlySet<string>> Visible(Viewer viewer, IReadOnlyList<string> ids) =>
        money.Visible(viewer, ids);
}
