using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>The answers of one write as they come in, and the rows that were too slow even alone. Safe to use from several threads.</summary>
/// <param name="count">How many operations the write has.</param>
internal sealed class RowAnswers(int count)
{
    /// <summary>With more of them it is the database that is slow, not these rows.</summary>
    private const int MostSlowRows = 3;

    private readonly Lock _lock = new();
    private readonly WriteAnswer?[] _answers = new WriteAnswer?[count];
    private readonly List<Row> _slow = [];

    public void Keep(Row row, WriteAnswer answer)
    {
        lock (_lock) _answers[row.Position] = answer;
    }

    /// <summary>Leaves a row for the end; false when there are too many of that sort.</summary>
    public bool SetAside(Row row)
    {
        lock (_lock)
        {
            _slow.Add(row);
            return _slow.Count <= MostSlowRows;
        }
    }

    /// <summary>All answers once everything was tried. A row that is slow where others pass is refused, so that it does not hold them up.</summary>
    /// <exception cref="SyncException">No row passed.</exception>
    public IReadOnlyList<WriteAnswer> Whole()
    {
        if (_slow.Count > 0 && Array.TrueForAll(_answers, answer => answer?.TargetId is null)) throw SupabaseErrors.RowTooSlow(_slow[0]);
        foreach (var row in _slow) _answers[row.Position] = WriteAnswer.Refused(SupabaseErrors.RowTooSlow(row));
        return _answers!;
    }

    /// <summary>What was answered before a failure; what became of the rest is not known. Null when nothing was answered.</summary>
    public IReadOnlyList<WriteAnswer>? Partly(SyncException failure) => Array.TrueForAll(_answers, answer => answer is null)
        ? null
        : [.. _answers.Select(answer => answer ?? WriteAnswer.InDoubt(failure))];
}
