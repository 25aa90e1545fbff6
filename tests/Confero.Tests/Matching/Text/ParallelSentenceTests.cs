using System.Globalization;
using Confero.Matching.Text;

namespace Confero.Tests.Matching.Text;

/// <summary>A text finds its translation in every other language.</summary>
public sealed class ParallelSentenceTests(ITestOutputHelper output)
{
    private const int Near = 5;

    [Fact]
    public void Sixty_sentences_are_there_in_six_languages()
    {
        TextData.Sentences.Count.ShouldBe(60);
        TextData.Sentences.ShouldAllBe(x => x.Keys.Order().SequenceEqual(TextLanguages.All.Order()));
    }

    [Fact]
    public void The_translation_is_among_the_nearest_five()
    {
        var shares = new List<double>();
        foreach (var to in TextLanguages.All)
        {
            var index = new TextIndex(
                TextData.Spotter,
                TextData.Sentences.Select((x, i) => TextData.Document(Id(i), x[to]))
            );
            foreach (var from in TextLanguages.All.Where(x => x != to))
            {
                var missed = Enumerable
                    .Range(0, TextData.Sentences.Count)
                    .Where(i => index.Search(TextData.Sentences[i][from], [], Near).All(x => x.Id != Id(i)))
                    .ToList();
                var share = 1 - (missed.Count / (double)TextData.Sentences.Count);
                shares.Add(share);
                output.WriteLine($"{from}-{to} {share:0.000} missed {string.Join(' ', missed)}");
            }
        }
        output.WriteLine($"mean {shares.Average():0.000} min {shares.Min():0.000}");
        shares.Average().ShouldBeGreaterThanOrEqualTo(0.95);
        shares.Min().ShouldBeGreaterThanOrEqualTo(0.9);
    }

    [Fact]
    public void The_same_query_gives_the_same_answer_whatever_the_order_of_documents()
    {
        var documents = TextData.Sentences.Select((x, i) => TextData.Document(Id(i), x["fr"])).ToList();
        var query = TextData.Sentences[3]["ru"];
        Ids(new TextIndex(TextData.Spotter, documents))
            .ShouldBe(Ids(new TextIndex(TextData.Spotter, documents.AsEnumerable().Reverse())));

        IEnumerable<string> Ids(TextIndex index) => index.Search(query, [], 60).Select(x => x.Id);
    }

    private static string Id(int number) => number.ToString("00", CultureInfo.InvariantCulture);
}
