using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Hosts.Tests.Accounts;

/// <summary>Files that cannot be made, since what they are made of cannot be read.</summary>
public sealed class BrokenFileTests
{
    [Theory]
    [InlineData("/api/reports/sync-summary", true, 503, "try-again")]
    [InlineData("/api/reports/sync-summary?format=pdf", true, 503, "try-again")]
    [InlineData("/api/reports/sync-summary", false, 500, "internal-error")]
    public async Task A_file_that_fails_before_anything_was_sent_is_a_problem_like_any_other(string path, bool isKnown, int status, string type)
    {
        await using var house = await ConsentHouse.Start(new BrokenRows(isKnown ? new SyncException(FailureCause.TryAgain, "storage.busy", "Busy.") : new InvalidOperationException("canary")));

        var (answered, body, response) = await house.Send("GET", path, ConsentHouse.Acme);

        Assert.Equal((status, "application/problem+json", type), (answered, response.Content.Headers.ContentType!.MediaType, ConsentHouse.TypeOf(body)));
        Assert.Equal(response.Headers.GetValues("x-correlation-id").Single(), (string?)JsonNode.Parse(body)!["correlationId"]);
        Assert.Null(response.Content.Headers.ContentDisposition);
        Assert.DoesNotContain("canary", body, StringComparison.Ordinal);
    }

    /// <summary>Rows of which the sums of days cannot be read.</summary>
    private sealed class BrokenRows(Exception fault) : IRowStore
    {
        private readonly MemoryRowStore _rows = new(new StorageMeter());

        public Task<Row?> Get(Table table, PartitionKey partition, string key, CancellationToken cancellation) => _rows.Get(table, partition, key, cancellation);

        public IAsyncEnumerable<Row> Query(Table table, PartitionKey partition, RowRange range, int? limit, CancellationToken cancellation) =>
            partition.ToString().Contains("|metrics|", StringComparison.Ordinal) ? throw fault : _rows.Query(table, partition, range, limit, cancellation);

        public Task<RowWrite> Write(Table table, PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
            _rows.Write(table, partition, changes, cancellation);
    }
}
