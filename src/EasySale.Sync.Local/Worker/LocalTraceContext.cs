using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Local.Worker;

internal sealed class LocalTraceContext : TraceContext
{
    public override string TraceParent { get; } = Activity.Current?.Id ?? "";

    public override string TraceState { get; } = Activity.Current?.TraceStateString ?? "";
}
