using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;

namespace Confero.Tests.Disclosure;

/// <summary>Who a person is to the decision: by roles and party, and by nothing else.</summary>
public sealed class ViewerTests
{
    [Fact]
    public void The_public_is_nobody()
    {
        Viewer.Public.IsPublic.ShouldBeTrue();
        Viewer.Public.IsRegisteredParty.ShouldBeFalse();
        Viewer.Public.ReadsForSecretariat.ShouldBeFalse();
        Viewer.Public.PartyId.ShouldBeNull();
        new Viewer("m", null, Roles.Expert).IsPublic.ShouldBeFalse();
    }

    [Theory]
    [InlineData(Roles.Drafter, true)]
    [InlineData(Roles.Authoriser, true)]
    [InlineData(Roles.Reader, true)]
    [InlineData(Roles.DelegateAdministrator, true)]
    [InlineData(Roles.Expert, false)]
    [InlineData(Roles.Broker, false)]
    [InlineData(Roles.Auditor, false)]
    [InlineData(Roles.Administrator, false)]
    [InlineData(Roles.None, false)]
    public void A_party_is_represented_by_its_own_roles(Roles roles, bool represents)
    {
        new Viewer("m", "QMA", roles).IsRegisteredParty.ShouldBe(represents);
        new Viewer("m", null, roles).IsRegisteredParty.ShouldBeFalse();
        new Viewer("m", Party.Secretariat, roles, IsSecretariat: true).IsRegisteredParty.ShouldBeFalse();
    }

    [Theory]
    [InlineData(Roles.Broker, true)]
    [InlineData(Roles.Auditor, true)]
    [InlineData(Roles.Administrator, false)]
    [InlineData(Roles.Reader, false)]
    public void Only_who_does_or_checks_the_work_reads_for_the_secretariat(Roles roles, bool reads)
    {
        new Viewer("m", Party.Secretariat, roles, IsSecretariat: true).ReadsForSecretariat.ShouldBe(reads);
        new Viewer("m", "QMA", roles).ReadsForSecretariat.ShouldBeFalse();
    }

    [Fact]
    public void A_member_is_seen_with_all_that_is_stored_of_it()
    {
        var member = Member("QMA");

        Viewers.Of(member).ShouldBe(new Viewer("MEM", "QMA", Roles.Drafter | Roles.Expert, false, "EXP"));
        Viewers.Of(Member(Party.Secretariat)).IsSecretariat.ShouldBeTrue();
    }

    [Fact]
    public void A_removed_member_is_the_public()
    {
        var member = Member("QMA");
        member.RemovedAt = new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

        Viewers.Of(member).ShouldBe(Viewer.Public);
    }

    private static Member Member(string party) =>
        new()
        {
            Id = "MEM",
            PartyId = party,
            Name = "Somebody",
            Email = "somebody@example.org",
            Roles = Roles.Drafter | Roles.Expert,
            ExpertId = "EXP",
        };
}
