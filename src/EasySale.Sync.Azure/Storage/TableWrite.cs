using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Azure.Storage;

/// <summary>One write: sent as a single entity or as a transaction, its refusals read as conflicts.</summary>
internal sealed class TableWrite(TableClient client, PartitionKey partition, string writeId)
{
    public Task<RowWrite> Send(IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
        changes.Count == 1 ? SendOne(changes[0], cancellation) : SendTogether(changes, [], cancellation);

    /// <summary>
    /// A write whose answer was lost and that was sent again is refused by its own effect. What stands there says so: it
    /// carries this write's id. Deletions leave nothing behind, so a refused one stays a conflict, which makes the caller look again.
    /// </summary>
    public async Task<RowWrite> FindApplied(IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        if (changes.All(change => change.Kind == RowChangeKind.Delete)) return RowWrite.Conflict;
        var versions = new List<string>();
        foreach (var change in changes)
        {
            if (await Version(change, cancellation) is not { } version) return RowWrite.Conflict;
            versions.Add(version);
        }

        return new RowWrite(true, versions);
    }

    private async Task<string?> Version(RowChange change, CancellationToken cancellation)
    {
        var there = await client.GetEntityIfExistsAsync<TableEntity>(partition.Text, change.Key, null, cancellation);
        if (change.Kind == RowChangeKind.Delete) return there.HasValue ? null : "";
        return there.HasValue && there.Value!.GetString(RowEntity.WriteId) == writeId ? RowEntity.Version(there.Value.ETag) : null;
    }

    private async Task<RowWrite> SendOne(RowChange change, CancellationToken cancellation)
    {
        try
        {
            var entity = RowEntity.Of(partition, change, writeId);
            var response = await (change.Kind switch
            {
                RowChangeKind.Insert => client.AddEntityAsync(entity, cancellation),
                RowChangeKind.Replace => client.UpdateEntityAsync(entity, RowEntity.ETag(change), TableUpdateMode.Replace, cancellation),
                RowChangeKind.Put => client.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellation),
                _ => client.DeleteEntityAsync(partition.Text, change.Key, RowEntity.ETag(change), cancellation),
            });
            return response.Status == 404 && change.IfVersion is not null ? RowWrite.Conflict : new RowWrite(true, [Version(change, response)]);
        }
        catch (RequestFailedException e) when (IsConflict(e))
        {
            return RowWrite.Conflict;
        }
    }

    /// <param name="changes">All changes.</param>
    /// <param name="gone">Rows to be deleted in any case that turned out to be gone already: the service refuses those.</param>
    /// <param name="cancellation">Stops the sending.</param>
    private async Task<RowWrite> SendTogether(IReadOnlyList<RowChange> changes, HashSet<string> gone, CancellationToken cancellation)
    {
        var sent = changes.Where(change => !gone.Contains(change.Key)).ToList();
        if (sent.Count == 0) return new RowWrite(true, [.. changes.Select(_ => "")]);
        try
        {
            var responses = (await client.SubmitTransactionAsync(sent.Select(Action), cancellation)).Value;
            var versions = sent.Zip(responses, (change, response) => (change.Key, Version: Version(change, response))).ToDictionary(pair => pair.Key, pair => pair.Version);
            return new RowWrite(true, [.. changes.Select(change => versions.GetValueOrDefault(change.Key, ""))]);
        }
        catch (TableTransactionFailedException e) when (IsConflict(e))
        {
            if (Culprit(e, sent) is not { Kind: RowChangeKind.Delete, IfVersion: null } missing) return RowWrite.Conflict;
            return await SendTogether(changes, [.. gone, missing.Key], cancellation);
        }
    }

    private TableTransactionAction Action(RowChange change) => new(change.Kind switch
    {
        RowChangeKind.Insert => TableTransactionActionType.Add,
        RowChangeKind.Replace => TableTransactionActionType.UpdateReplace,
        RowChangeKind.Put => TableTransactionActionType.UpsertReplace,
        _ => TableTransactionActionType.Delete,
    }, RowEntity.Of(partition, change, writeId), change.Kind is RowChangeKind.Replace or RowChangeKind.Delete ? RowEntity.ETag(change) : default);

    private static string Version(RowChange change, Response response) =>
        change.Kind == RowChangeKind.Delete ? "" : RowEntity.Version(response.Headers.ETag!.Value);

    private static RowChange? Culprit(TableTransactionFailedException e, List<RowChange> sent) =>
        e.Status == 404 && e.FailedTransactionActionIndex is { } index && index < sent.Count ? sent[index] : null;

    private static bool IsConflict(RequestFailedException e) => e.Status switch
    {
        409 => e.ErrorCode == TableErrorCode.EntityAlreadyExists,
        412 => true,
        404 => e.ErrorCode != TableErrorCode.TableNotFound,
        _ => false,
    };
}
