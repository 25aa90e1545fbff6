using Confero.Languages;
using Confero.Requests;
using Confero.Web.Pages;

namespace Confero.Web.Components;

/// <summary>Names of those through whose eyes a case is looked at.</summary>
public static class Onlookers
{
    /// <summary>The name of an onlooker as <see cref="Onlooker"/> writes it.</summary>
    public static async Task<string> Name(string who, Names names, Texts texts) =>
        Onlooker.Parse(who) switch
        {
            { Kind: "party", Code: { } party } => await names.Party(party),
            { Kind: "region", Code: { } region } => texts[
                "onlooker.region",
                await names.Term("regions", region)
            ],
            { } found => texts[$"onlooker.{found.Kind}"],
            null => who,
        };
}
