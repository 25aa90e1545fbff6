using System.Text.Json.Nodes;
using Confero.Process;

namespace Confero.Tests.Process;

/// <summary>
/// Exactly what is refused of a definition that would take a case out of its State's hands, and that nothing is refused
/// which leaves it there. Each case changes the standard process in one place.
/// </summary>
public sealed class OwnershipRulesTests
{
    public static TheoryData<string, Action<JsonObject>, string[]> Definitions =>
        new()
        {
            {
                "the secretariat accepts beside the State",
                x => x.Part("acts", "accept")["by"] = Either(State("authoriser"), Secretariat("broker")),
                ["process.only-the-state $.acts[10].by accept", Consents(10, "accept")]
            },
            {
                "an authoriser of the secretariat consents",
                x => x.Part("acts", "consent-to-circulate")["by"] = Either(Secretariat("authoriser")),
                [
                    "process.only-the-state $.acts[8].by consent-to-circulate",
                    Consents(8, "consent-to-circulate"),
                ]
            },
            {
                "a drafter accepts, or an authoriser",
                x => x.Part("acts", "accept")["by"] = Either(State("authoriser", "drafter")),
                [Consents(10, "accept")]
            },
            {
                "an authoriser accepts, or a drafter",
                x => x.Part("acts", "accept")["by"] = Either(State("authoriser"), State("drafter")),
                [Consents(10, "accept")]
            },
            {
                "the secretariat notes something in a case the State has accepted in",
                x => x.Act("note", ["accepted"], "accepted"),
                []
            },
            {
                "the secretariat notes something and accepts on the way",
                x => x.Act("note", ["accepted", "unmet"], "accepted"),
                ["process.only-the-state $.acts[23].by note"]
            },
            {
                "the secretariat files what has ended",
                x =>
                {
                    x.Filed();
                    x.Act("file", ["closed"], "filed");
                },
                []
            },
            {
                "the secretariat ends a case by filing it",
                x =>
                {
                    x.Filed();
                    x.Act("file", ["closed", "evaluated"], "filed");
                },
                ["process.only-the-state $.acts[23].by file"]
            },
            {
                "the secretariat reminds of a text it sent back",
                x => x.Act("remind", ["returned"], "returned"),
                []
            },
            {
                "the secretariat takes up again what it sent back",
                x => x.Act("take-up", ["acknowledged", "returned"], "acknowledged"),
                [
                    "process.leaves-without-consent $.acts[23] take-up",
                    "process.leaves-without-endorsement $.acts[23] take-up",
                    "process.needs-two-persons $.acts[23].otherThan take-up",
                ]
            },
            {
                "a text leaves while it is suspended",
                x => x.Part("acts", "suspend")["from"]!.AsArray().Add("submitted"),
                [
                    "process.leaves-without-consent $.acts[17] suspend",
                    "process.leaves-without-endorsement $.acts[17] suspend",
                    "process.needs-two-persons $.acts[17].otherThan suspend",
                ]
            },
            {
                "whoever edited endorses",
                x => x.Part("acts", "endorse")["otherThan"] = new JsonArray("draft"),
                ["process.needs-two-persons $.acts[3].otherThan endorse"]
            },
            {
                "whoever drafted endorses",
                x => x.Part("acts", "endorse")["otherThan"] = new JsonArray("edit", "submit"),
                ["process.needs-two-persons $.acts[3].otherThan endorse"]
            },
            {
                "whoever submitted endorses",
                x => x.Part("acts", "endorse")["otherThan"] = new JsonArray("edit", "draft"),
                []
            },
            {
                "nobody is asked before circulation",
                x => x.Part("acts", "consent-to-circulate").Remove("consent"),
                ["process.no-consent-to-circulate $.acts "]
            },
            { "nothing is changed", _ => { }, [] },
        };

    [Theory]
    [MemberData(nameof(Definitions), DisableDiscoveryEnumeration = true)]
    public void Refused_is_what_takes_a_case_from_its_State_and_nothing_else(
        string what,
        Action<JsonObject> change,
        string[] refused
    )
    {
        var tree = Shipped.Tree("confero-standard");
        change(tree);

        var reading = ProcessDefinitionReader.Read(tree.ToJsonString(new() { WriteIndented = true }));

        reading
            .Errors.Where(x => Ownership.Contains(x.Code))
            .Select(x => $"{x.Code} {x.Path} {string.Join(' ', x.Args)}")
            .ShouldBe(refused, what);
        if (refused.Length == 0)
            reading.Errors.ShouldBeEmpty(what);
    }

    private static readonly string[] Ownership =
    [
        "process.no-consent-to-circulate",
        "process.only-the-state",
        "process.only-an-authoriser-consents",
        "process.leaves-without-consent",
        "process.leaves-without-endorsement",
        "process.needs-two-persons",
    ];

    private static string Consents(int act, string code) =>
        $"process.only-an-authoriser-consents $.acts[{act}].consent {code}";

    private static JsonNode State(params string[] roles) => Shipped.By("state", roles);

    private static JsonNode Secretariat(params string[] roles) => Shipped.By("secretariat", roles);

    private static JsonArray Either(params JsonNode[] by) =>
        new([.. by.SelectMany(x => x.AsArray()).Select(x => x!.DeepClone())]);
}

/// <summary>Additions to a process that a test changes.</summary>
internal static class Additions
{
    /// <summary>Adds an act of a broker that asks for nothing.</summary>
    public static void Act(this JsonObject process, string code, string[] from, string to)
    {
        var act = process.Part("acts", "acknowledge").DeepClone().AsObject();
        act["code"] = code;
        act["from"] = new JsonArray([.. from.Select(x => (JsonNode)JsonValue.Create(x)!)]);
        act["to"] = to;
        process["acts"]!.AsArray().Add(act);
    }

    /// <summary>Adds a state beyond the end.</summary>
    public static void Filed(this JsonObject process)
    {
        var state = process.Part("states", "closed").DeepClone().AsObject();
        state["code"] = "filed";
        process["states"]!.AsArray().Add(state);
    }
}
