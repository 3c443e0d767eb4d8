using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Export;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Audit;

namespace EasySale.Sync.Engine.Operations.Audit;

/// <summary>Lists what people changed, newest first.</summary>
public sealed class ListAudit(AuditStore audit)
{
    private static readonly IReadOnlyList<ExportColumn<AuditEntry>> Columns =
    [
        new("at", entry => entry.At),
        new("by", entry => entry.By),
        new("action", entry => entry.Action),
        new("subject", entry => entry.Subject),
        new("about", entry => entry.About),
        new("changes", entry => string.Join("; ", entry.Changes.Select(change => $"{change.Path}: {change.Before ?? "-"} → {change.After ?? "-"}"))),
    ];

    /// <param name="caller">Who asks; an admin.</param>
    /// <param name="input"><c>limit</c>, <c>cursor</c>, <c>action</c>, <c>subject</c>.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="ProblemException">A query value is wrong (400).</exception>
    public async Task<Listing<AuditEntry>> List(Caller caller, ListInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var (action, subject, after) = (input.Text("action"), input.Text("subject"), input.Cursor(AuditStore.IsKey));
        input.ThrowIfWrong();
        var page = await ListScan.Page(
            audit.List(caller.Tenant, after, cancellation), row => row.Key,
            row => (action is null || row.Entry.Action == action) && (subject is null || row.Entry.Subject == subject), input.Limit, cancellation);
        return new Listing<AuditEntry>([.. page.Items.Select(row => row.Entry)], page.NextCursor);
    }

    /// <summary>All of it the filters let through, newest first, as CSV or JSON.</summary>
    /// <exception cref="ProblemException">A query value is wrong (400).</exception>
    public ExportFile Export(Caller caller, ListInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var (action, subject, wanted) = (input.Text("action"), input.Text("subject"), ExportInput.ReadTable(input));
        input.ThrowIfWrong();
        var entries = audit.List(caller.Tenant, null, cancellation).Select(row => row.Entry)
            .Where(entry => (action is null || entry.Action == action) && (subject is null || entry.Subject == subject));
        return new ExportTable<AuditEntry>("audit", Columns, entries).As(wanted);
    }
}
