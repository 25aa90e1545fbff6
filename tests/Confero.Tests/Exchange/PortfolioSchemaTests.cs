using Confero.Exchange;
using NJsonSchema;

namespace Confero.Tests.Exchange;

/// <summary>The published schema is the one the code reads by, and the shipped portfolios keep to it.</summary>
public sealed class PortfolioSchemaTests
{
    private static readonly string Published = Repository.PathOf("data", "schemas", "portfolio.schema.json");

    [Fact]
    public void The_published_schema_is_what_the_code_reads_by()
    {
        if (Environment.GetEnvironmentVariable("CONFERO_WRITE_SCHEMA") is not null)
            File.WriteAllText(Published, PortfolioSchema.Text());

        File.ReadAllText(Published).ShouldBe(PortfolioSchema.Text());
    }

    [Theory]
    [InlineData("demonstration")]
    [InlineData("published-cases")]
    public async Task Shipped_portfolios_keep_to_it(string folder)
    {
        var schema = await JsonSchema.FromJsonAsync(
            await File.ReadAllTextAsync(Published, TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken
        );

        schema
            .Validate(
                await File.ReadAllTextAsync(
                    Repository.PathOf("data", folder, "portfolio.json"),
                    TestContext.Current.CancellationToken
                )
            )
            .ShouldBeEmpty();
    }
}
