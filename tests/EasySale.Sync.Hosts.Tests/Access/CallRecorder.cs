using System.Collections.Concurrent;
using EasySale.Sync.Engine.Stores.Rows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace EasySale.Sync.Hosts.Tests.Access;

/// <summary>Notes what each request asks of the store; what timers ask is not noted.</summary>
internal sealed class CallRecorder
{
    private static readonly AsyncLocal<ConcurrentQueue<string>?> Current = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _calls = new();

    public const string Header = "X-Recorded-As";

    public IReadOnlyList<string> Of(string request) => [.. _calls.GetValueOrDefault(request) ?? []];

    public static void Note(PartitionKey partition) => Current.Value?.Enqueue(partition.Text);

    public void Begin(string request) => Current.Value = _calls.GetOrAdd(request, _ => new ConcurrentQueue<string>());
}

internal sealed class RecordingMiddleware(CallRecorder recorder) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext()?.Request.Headers[CallRecorder.Header] is [{ } name]) recorder.Begin(name);
        return next(context);
    }
}

internal sealed class RecordedRows(IRowStore rows) : IRowStore
{
    public Task<Row?> Get(Table table, PartitionKey partition, string key, CancellationToken cancellation)
    {
        CallRecorder.Note(partition);
        return rows.Get(table, partition, key, cancellation);
    }

    public IAsyncEnumerable<Row> Query(Table table, PartitionKey partition, RowRange range, int? limit, CancellationToken cancellation)
    {
        CallRecorder.Note(partition);
        return rows.Query(table, partition, range, limit, cancellation);
    }

    public Task<RowWrite> Write(Table table, PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        CallRecorder.Note(partition);
        return rows.Write(table, partition, changes, cancellation);
    }
}
