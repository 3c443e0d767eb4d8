using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Export;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.History;

/// <summary>Tells what a run did record by record, from its journal. What was unchanged is not in it.</summary>
public sealed class ReadRunLog(RunStore runs, JournalStore journal)
{
    /// <summary>Groups one page reads at most, however few lines match.</summary>
    private const int MostGroups = 50;

    /// <param name="caller">Who asks.</param>
    /// <param name="syncId">The run.</param>
    /// <param name="input"><c>limit</c>, <c>cursor</c>, <c>entity</c>, <c>id</c>, <c>result</c>.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="ProblemException">There is no such run (404), or a query value is wrong (400).</exception>
    public async Task<Listing<LogEntry>> Read(Caller caller, string syncId, ListInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var filter = LogFilter.Read(input);
        var start = input.Cursor(LogCursor.Parse);
        input.ThrowIfWrong();
        await Demand(caller.Tenant, syncId, cancellation);
        return await Page(caller, syncId, filter, start, input.Limit, cancellation);
    }

    /// <summary>All lines the filters let through, as CSV or JSON.</summary>
    /// <exception cref="ProblemException">There is no such run (404), or a query value is wrong (400).</exception>
    public async Task<ExportFile> Export(Caller caller, string syncId, ListInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var (filter, wanted) = (LogFilter.Read(input), ExportInput.ReadTable(input));
        input.ThrowIfWrong();
        await Demand(caller.Tenant, syncId, cancellation);
        return new ExportTable<LogEntry>($"sync-log-{syncId}", LogEntry.Columns, All(caller, syncId, filter, cancellation)).As(wanted);
    }

    private async Task<Listing<LogEntry>> Page(
        Caller caller, string syncId, LogFilter filter, LogCursor start, int limit, CancellationToken cancellation)
    {
        var found = new List<LogEntry>();
        var groups = 0;
        await foreach (var position in journal.Positions(caller.Tenant, syncId, cancellation).Where(position => !IsBefore(position, start)))
        {
            if (groups++ == MostGroups) return new Listing<LogEntry>(found, LogCursor.At(position).ToString());
            var told = start.IsIn(position) ? start.Line : 0;
            foreach (var entry in (await journal.Read(caller.Tenant, position, cancellation)).Skip(told))
            {
                if (found.Count == limit) return new Listing<LogEntry>(found, new LogCursor(position.Step, position.Group, told).ToString());
                told++;
                if (filter.Matches(entry, IsMasked(caller))) found.Add(Shown(caller, entry));
            }
        }

        return new Listing<LogEntry>(found, null);
    }

    private async IAsyncEnumerable<LogEntry> All(
        Caller caller, string syncId, LogFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var position in journal.Positions(caller.Tenant, syncId, cancellation))
            foreach (var entry in (await journal.Read(caller.Tenant, position, cancellation)).Where(entry => filter.Matches(entry, IsMasked(caller))))
                yield return Shown(caller, entry);
    }

    private async Task Demand(TenantId tenant, string syncId, CancellationToken cancellation)
    {
        if (await runs.Find(tenant, syncId, cancellation) is null)
            throw new ProblemException(KnownProblems.NotFound($"There is no run \"{syncId}\". GET /api/sync/history lists them."));
    }

    private static bool IsBefore(JournalPosition position, LogCursor start) => (position.Step, position.Group).CompareTo((start.Step, start.Group)) < 0;

    private static LogEntry Shown(Caller caller, JournalEntry entry) => new(entry, IsMasked(caller));

    private static bool IsMasked(Caller caller) => !caller.Has(Role.Operator);
}
