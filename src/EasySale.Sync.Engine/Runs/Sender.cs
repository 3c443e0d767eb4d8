using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Sends announced operations in the target's own batches, placeholders filled from links at the last moment.</summary>
internal sealed class Sender(StepSession session)
{
    /// <summary>
    /// The operations of these links' intents, bodies filled. Links must hold every record the bodies name.
    /// </summary>
    public async Task<List<SentOperation>> Operations(IEnumerable<Link> announced, LinkSheets links, LinkScope scope, CancellationToken cancellation)
    {
        var operations = new List<SentOperation>();
        foreach (var link in announced)
            operations.Add(new SentOperation(link, Operation(link, await session.Stores.Links.BodyOf(scope, link.Intent!, cancellation), links, scope), null));
        return operations;
    }

    /// <summary>
    /// Sends, and returns every operation with its answer. When a batch fails as a whole the rest is not sent: those
    /// operations come back without an answer, with the failure.
    /// </summary>
    public static async Task<(List<SentOperation> Sent, Exception? Fault)> Send(
        List<SentOperation> operations, int batchSize, Func<IReadOnlyList<Operation>, Task<IReadOnlyList<WriteAnswer>>> write)
    {
        var sent = new List<SentOperation>(operations.Count);
        foreach (var batch in operations.Chunk(batchSize))
        {
            try
            {
                var answers = await write([.. batch.Select(one => one.Operation)]);
                sent.AddRange(batch.Zip(answers, (one, answer) => one with { Answer = answer }));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                return ([.. sent, .. operations.Skip(sent.Count)], fault);
            }
        }

        return (sent, null);
    }

    private static Operation Operation(Link link, ReadOnlyMemory<byte> body, LinkSheets links, LinkScope scope)
    {
        var filled = Placeholder.Fill(body, placeholder => TargetId(placeholder, links));
        return new Operation(new RecordKey(scope.Kind, link.SourceId), link.Purpose, link.Intent!.Action, link.Intent.Entity, filled)
        {
            RequestId = OperationKey.RequestId(scope, link),
            TargetId = link.Intent.TargetId,
            Expected = link.Intent is { SourceAmount: { } amount, Currency: { } currency } ? new Money(amount, currency) : null,
            AnnouncedAt = link.Intent.AnnouncedAt,
            ExpectedVersion = link.Intent.ExpectedVersion,
        };
    }

    private static string? TargetId(string placeholder, LinkSheets links)
    {
        var (record, purpose) = Placeholder.Parse(placeholder);
        return links.Find(record, purpose)?.TargetId;
    }
}
