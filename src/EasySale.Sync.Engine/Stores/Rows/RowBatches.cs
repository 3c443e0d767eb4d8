namespace EasySale.Sync.Engine.Stores.Rows;

/// <summary>Cuts changes of one partition into pieces that one write takes, in number and in size.</summary>
internal static class RowBatches
{
    // Head-room for the envelope around the changes.
    private const int MostBytes = RowLimits.WriteBytes - 100_000;

    public static IEnumerable<List<RowChange>> Of(IEnumerable<RowChange> changes)
    {
        var batch = new List<RowChange>();
        var size = 0;
        foreach (var change in changes)
        {
            var bytes = RowLimits.WireSize(change);
            if (batch.Count > 0 && (size + bytes > MostBytes || batch.Count == RowLimits.ChangesPerWrite))
            {
                yield return batch;
                (batch, size) = ([], 0);
            }

            batch.Add(change);
            size += bytes;
        }

        if (batch.Count > 0) yield return batch;
    }
}
