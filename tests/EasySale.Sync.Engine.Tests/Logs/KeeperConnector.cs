using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Tests.Logs;

/// <summary>A system that keeps a copy of the operation log where its setting <c>keep</c> says so.</summary>
internal sealed class KeeperConnector : Connector
{
    public override string Platform => "keeper";

    public override string ShortName => "keeper";

    public override string DisplayName => "Keeper";

    public override IReadOnlyList<SettingField> Settings { get; } = [new("keep", "Whether.") { Required = false }];

    /// <summary>What was kept, each line once.</summary>
    public Dictionary<(string Run, int Step, long Part, int Line), LogLine> Kept { get; } = [];

    /// <summary>How many lines each call brought.</summary>
    public List<int> Calls { get; } = [];

    public List<DateTimeOffset> Trims { get; } = [];

    /// <summary>Calls from this one on fail, counted from 0; null for none.</summary>
    public int? FailsFrom { get; set; }

    /// <summary>Which connection the last call went to.</summary>
    public string Of { get; private set; } = "";

    /// <summary>Old lines are not removed.</summary>
    public bool FailsToTrim { get; set; }

    /// <summary>Called before each call.</summary>
    public Action OnWrite { get; set; } = () => { };

    public override bool KeepsLogs(IReadOnlyDictionary<string, string> settings) => settings.GetValueOrDefault("keep") == "true";

    public override ConnectedSystem Open(ConnectionContext context) => new Opened(this, context.Connection.Id, KeepsLogs(context.Connection.Settings));

    private sealed class Opened(KeeperConnector keeper, string id, bool keeps) : ConnectedSystem
    {
        public override LogSink? Logs => keeps ? new Sink(keeper, id) : null;

        public override Task<ProbeReport> Probe(CancellationToken cancellation) => Task.FromResult(new ProbeReport([]));
    }

    private sealed class Sink(KeeperConnector keeper, string id) : LogSink
    {
        public override int MostLines => 3;

        public override Task Write(IReadOnlyList<LogLine> lines, CancellationToken cancellation)
        {
            keeper.Of = id;
            keeper.OnWrite();
            if (keeper.Calls.Count >= keeper.FailsFrom) throw new SyncException(FailureCause.FixSettings, "keeper.schema_missing", "The table is missing.");
            keeper.Calls.Add(lines.Count);
            foreach (var line in lines) keeper.Kept.TryAdd((line.Run, line.Step, line.Part, line.Line), line);
            return Task.CompletedTask;
        }

        public override Task Trim(DateTimeOffset before, CancellationToken cancellation)
        {
            keeper.Trims.Add(before);
            return keeper.FailsToTrim ? throw new SyncException(FailureCause.TryAgain, "keeper.busy", "It took too long.") : Task.CompletedTask;
        }
    }
}
