using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Operations.Health;
using EasySale.Sync.Engine.Stores.Metrics;

namespace EasySale.Sync.Engine.Operations.Metrics;

/// <summary>What was done on the routes from and to one connection.</summary>
/// <param name="figures">The sums; calls are those of both ends.</param>
/// <param name="month">Its own metered calls of this month.</param>
public sealed class ConnectionMetrics(Figures figures, MeteredHealth month) : FiguresView(figures)
{
    /// <summary>Metered calls of this connection alone in the calendar month, with the forecast for its end.</summary>
    [JsonPropertyOrder(1)]
    public MeteredHealth MeteredThisMonth { get; } = month;
}
