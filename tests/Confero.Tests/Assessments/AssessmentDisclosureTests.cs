using Confero.Assessments;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;

namespace Confero.Tests.Assessments;

/// <summary>Nobody but the State's own people sees an assessment, until its authoriser consents, and then no more than that.</summary>
public sealed class AssessmentDisclosureTests
{
    private static readonly Viewer Own = new("M", "QAA", Roles.Reader);
    private static readonly Viewer Keeper = new("M", "QAA", Roles.DelegateAdministrator);
    private static readonly Viewer Broker = new("M", Party.Secretariat, Roles.Broker, true);
    private static readonly Viewer Administrator = new("M", Party.Secretariat, Roles.Administrator, true);
    private static readonly Viewer Named = new("M", "QBB", Roles.Authoriser);
    private static readonly Viewer Other = new("M", "QCC", Roles.Authoriser);

    [Fact]
    public void Without_consent_it_exists_for_the_State_alone()
    {
        See(Own).ShouldBe(AssessmentDetail.Own);
        foreach (var viewer in new[] { Keeper, Broker, Administrator, Named, Other, Viewer.Public })
            See(viewer).ShouldBe(AssessmentDetail.Nothing);
    }

    [Fact]
    public void A_consent_opens_as_much_as_it_says_to_whom_it_names()
    {
        Sharing[] given =
        [
            Consent(Party.Secretariat, AssessmentDetail.Overall),
            Consent("QBB", AssessmentDetail.Answers),
        ];
        See(Broker, given).ShouldBe(AssessmentDetail.Overall);
        See(Named, given).ShouldBe(AssessmentDetail.Answers);
        foreach (var viewer in new[] { Administrator, Other, Viewer.Public })
            See(viewer, given).ShouldBe(AssessmentDetail.Nothing);
    }

    [Fact]
    public void A_consent_taken_back_an_open_picture_and_a_site_show_nothing()
    {
        var given = Consent("QBB", AssessmentDetail.Answers);
        AssessmentDisclosure.Decide(Named, "QAA", false, false, [given]).ShouldBe(AssessmentDetail.Nothing);
        AssessmentDisclosure.Decide(Named, "QAA", true, true, [given]).ShouldBe(AssessmentDetail.Nothing);
        given.RevokedAt = DateTimeOffset.UnixEpoch;
        See(Named, given).ShouldBe(AssessmentDetail.Nothing);
    }

    private static AssessmentDetail See(Viewer viewer, params Sharing[] given) =>
        AssessmentDisclosure.Decide(viewer, "QAA", concluded: true, ofSite: false, given);

    private static Sharing Consent(string with, AssessmentDetail detail) =>
        new()
        {
            Id = with,
            AssessmentId = "A",
            With = with,
            Detail = detail,
            GivenBy = "M",
        };
}
