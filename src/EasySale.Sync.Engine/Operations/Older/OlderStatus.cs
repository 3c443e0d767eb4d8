using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Older;

/// <summary>The answer to <c>status</c>.</summary>
/// <param name="Status">How the run stands.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Queues">Its kinds of records, in their order.</param>
/// <param name="Conflicts">What it left for a person.</param>
/// <param name="EstimatedTimeRemaining">Seconds; null while nobody can know.</param>
/// <param name="Confirmation">What it waits for; left out while it waits for nobody.</param>
public sealed record OlderStatus(
    RunStatus Status, ProgressView Progress, IReadOnlyList<OlderQueue> Queues, int Conflicts, double? EstimatedTimeRemaining,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OlderConfirmation? Confirmation);
