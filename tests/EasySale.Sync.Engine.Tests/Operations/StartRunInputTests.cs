using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Runs;

namespace EasySale.Sync.Engine.Tests.Operations;

public class StartRunInputTests
{
    private const string Route = "\"source\":\"a\",\"target\":\"b\"";

    [Theory]
    [InlineData("\"mode\":\"fast\"", "mode", "\"fast\" is not allowed. Allowed: full, incremental, compare.")]
    [InlineData("\"mode\":7", "mode", "Allowed: full, incremental, compare.")]
    [InlineData("\"batchLimit\":0", "batchLimit", "from 1 to 100000")]
    [InlineData("\"batchLimit\":\"10\"", "batchLimit", "whole number")]
    [InlineData("\"batchLimit\":1.5", "batchLimit", "whole number")]
    [InlineData("\"ids\":[]", "ids", "1 to 1000 entries")]
    [InlineData("\"ids\":\"7\"", "ids", "array")]
    [InlineData("\"ids\":[1,true]", "ids", "texts or whole numbers")]
    [InlineData("\"ids\":[1],\"filters\":{\"status\":\"new\"}", "filters", "not both")]
    [InlineData("\"dryRun\":\"yes\"", "dryRun", "true or false")]
    [InlineData("\"filters\":[]", "filters", "object")]
    [InlineData("\"filters\":{\"paymentStatus\":\"maybe\"}", "filters.paymentStatus", "Allowed: paid, unpaid.")]
    [InlineData("\"filters\":{\"dateFrom\":\"yesterday\"}", "filters.dateFrom", "2026-11-01")]
    [InlineData("\"filters\":{\"dateFrom\":\"2026-11-02\",\"dateTo\":\"2026-11-01\"}", "filters.dateTo", "later than dateFrom")]
    [InlineData("\"filters\":{\"colour\":\"red\"}", "filters.colour", "Known: dateFrom, dateTo, paymentStatus, status.")]
    [InlineData("\"modus\":\"full\"", "modus", "Known: batchLimit, connectorId, dryRun, filters, idempotencyKey, ids, mode, source, target.")]
    public void A_wrong_field_is_named_with_what_is_allowed(string json, string field, string message)
    {
        var problem = Refused($"{{{Route},{json}}}");

        Assert.Equal("urn:easysale-sync:problem:invalid-request", problem.Type);
        Assert.Contains(message, Assert.Single(problem.Errors![field]), StringComparison.Ordinal);
        Assert.Single(problem.Errors!);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once() =>
        Assert.Equal(["batchLimit", "mode", "source", "target"], Refused("""{"mode":1,"batchLimit":-1}""").Errors!.Keys.Order());

    [Fact]
    public void A_dry_run_names_its_entity()
    {
        var input = StartRunInput.ReadDryRun(TestHouse.Json("""{"source":"shop-1","target":"books-1","entity":"orders","mode":"full"}"""), null);

        Assert.Equal(("orders", SyncMode.Full, true), (input.Entity, input.Mode, input.DryRun));
        Assert.True(Read($$"""{{{Route}},"dryRun":true}""").DryRun);
    }

    [Theory]
    [InlineData("{\"source\":\"shop-1\",\"target\":\"books-1\"}", "entity", "Must be one of customers")]
    [InlineData("{\"source\":\"shop-1\",\"target\":\"books-1\",\"entity\":\"widgets\"}", "entity", "Allowed: customers")]
    [InlineData("{\"source\":\"shop-1\",\"target\":\"books-1\",\"entity\":\"orders\",\"mode\":\"compare\"}", "mode", "cannot be a dry run")]
    public void A_dry_run_without_an_entity_or_of_a_comparison_is_refused(string body, string field, string message)
    {
        var problem = Assert.Throws<ProblemException>(() => StartRunInput.ReadDryRun(TestHouse.Json(body), null)).Problem;

        Assert.Contains(message, Assert.Single(problem.Errors![field]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{\"mode\":")]
    [InlineData("{\"mode\":\"full\",\"mode\":\"full\"}")]
    public void A_body_that_is_no_json_object_is_refused(string body) =>
        Assert.Equal("urn:easysale-sync:problem:invalid-json", Refused(body).Type);

    [Fact]
    public void An_unknown_entity_is_told_the_known_ones()
    {
        var problem = Assert.Throws<ProblemException>(() => StartRunInput.Read("widgets", null, null)).Problem;

        Assert.Equal(404, problem.Status);
        Assert.Contains("customers, products, inventory, orders, payments, refunds, all", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Header_and_body_key_must_be_equal() =>
        Assert.Contains("idempotencyKey", Refused($$"""{{{Route}},"idempotencyKey":"a"}""", "b").Errors!.Keys);

    [Fact]
    public void Good_input_is_read()
    {
        var input = Read($$"""
            {{{Route}},"mode":"full","ids":null,"batchLimit":250,"dryRun":false,
             "filters":{"status":["processing","completed"],"paymentStatus":"paid","dateFrom":"2026-11-01","dateTo":"2026-11-02"} }
            """);

        Assert.Equal((SyncMode.Full, 250, true), (input.Mode, input.BatchLimit, input.Filter.Paid));
        Assert.Equal(["processing", "completed"], input.Filter.Statuses);
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), input.Filter.CreatedFrom);
        Assert.Equal(new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero), input.Filter.CreatedTo);
    }

    [Fact]
    public void Ids_may_be_numbers_and_are_kept_once() =>
        Assert.Equal(["7", "8"], Read($$"""{{{Route}},"ids":[7,"8","7"]}""").Ids);

    [Fact]
    public void An_instant_without_offset_is_utc() =>
        Assert.Equal(
            new DateTimeOffset(2026, 11, 1, 8, 30, 0, TimeSpan.Zero),
            Read($$"""{{{Route}},"filters":{"dateFrom":"2026-11-01T08:30:00"} }""").Filter.CreatedFrom);

    private static StartRunInput Read(string body, string? header = null) => StartRunInput.Read("orders", TestHouse.Json(body), header);

    private static Problem Refused(string body, string? header = null) => Assert.Throws<ProblemException>(() => Read(body, header)).Problem;
}
