using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Makes operations of stored intents and sends them in the target's own batches, wave after wave.</summary>
internal sealed class Sender(StepSession session)
{
    /// <summary>
    /// Sends, and returns every operation with its answer. When a batch fails as a whole, or something of it is in doubt, the rest
    /// is not sent: those operations come back without an answer, with the failure.
    /// </summary>
    /// <param name="announced">Links with intents, of one scope.</param>
    /// <param name="links">Links that hold every record the bodies name.</param>
    /// <param name="scope">Whose links are announced.</param>
    /// <param name="batchSize">The most operations the target takes in one call.</param>
    /// <param name="write">The target's call.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<(IReadOnlyList<SentOperation> Sent, Exception? Fault)> Send(
        IEnumerable<Link> announced, LinkSheets links, LinkScope scope, int batchSize,
        Func<IReadOnlyList<Operation>, Task<IReadOnlyList<WriteAnswer>>> write, CancellationToken cancellation)
    {
        var operations = new List<SentOperation>();
        foreach (var link in announced)
            operations.Add(new SentOperation(link, Operation(link, await session.Stores.Links.BodyOf(scope, link.Intent!, cancellation), scope), null));
        return await new Waves(operations, links, SendingPace.Of(session.Settings), batchSize, session.Time, write).Send(cancellation);
    }

    private static Operation Operation(Link link, ReadOnlyMemory<byte> body, LinkScope scope) =>
        new(new RecordKey(scope.Kind, link.SourceId), link.Purpose, link.Intent!.Action, link.Intent.Entity, body)
        {
            RequestId = OperationKey.RequestId(scope, link),
            TargetId = link.Intent.TargetId,
            Expected = link.Intent is { SourceAmount: { } amount, Currency: { } currency } ? new Money(amount, currency) : null,
            AnnouncedAt = link.Intent.AnnouncedAt,
            ExpectedVersion = link.Intent.ExpectedVersion,
        };
}
