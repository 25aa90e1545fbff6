using Confero.Disclosure;
using Confero.Identity;

namespace Confero.Tests.Disclosure;

/// <summary>The table that a diplomat can read and the code that decides say the same, in every cell.</summary>
public sealed class PermissionTableTests
{
    private const string Owner = "OWN";
    private const string Party = "OTH";

    [Fact]
    public void Every_cell_of_the_table_is_what_the_code_decides()
    {
        var rows = Rows().ToList();

        var wrong = rows.Where(x => Decides(x) != (x[5] == "sees")).Select(x => string.Join(',', x));

        wrong.ShouldBeEmpty();
        rows.Count.ShouldBe(
            9 * 3 * Enum.GetValues<Section>().Length * Enum.GetValues<DisclosureClass>().Length
        );
    }

    private static bool Decides(string[] row)
    {
        var section = JsonNames.Parse<Section>(row[3])!.Value;
        var facts = new CaseDisclosure(
            Owner,
            ReachedSecretariat: row[1] == "yes",
            Circulated: row[2] == "yes",
            new Dictionary<Section, DisclosureClass> { [section] = Enum.Parse<DisclosureClass>(row[4]) },
            new Dictionary<Section, IReadOnlyList<string>>
            {
                [section] = row[0] == "named-party" ? [Party] : [],
            },
            row[0] == "introduced-party" ? [Party] : [],
            CardShown: false
        );
        return Decision.Decide(ViewerOf(row[0]), facts).Sees(section);
    }

    private static Viewer ViewerOf(string kind) =>
        kind switch
        {
            "public" => Viewer.Public,
            "expert" => new Viewer("m", null, Roles.Expert, ExpertId: "EXP"),
            "administrator" => new Viewer(
                "m",
                Parties.Party.Secretariat,
                Roles.Administrator,
                IsSecretariat: true
            ),
            "broker" => new Viewer("m", Parties.Party.Secretariat, Roles.Broker, IsSecretariat: true),
            "auditor" => new Viewer("m", Parties.Party.Secretariat, Roles.Auditor, IsSecretariat: true),
            "owner" => new Viewer("m", Owner, Roles.Reader),
            _ => new Viewer("m", Party, Roles.Reader),
        };

    private static IEnumerable<string[]> Rows() =>
        File.ReadLines(Repository.PathOf("data", "permissions", "sections.csv"))
            .Where(x => !x.StartsWith('#'))
            .Skip(1)
            .Select(x => x.Split(','));
}
