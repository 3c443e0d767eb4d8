using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>Why a run or one of its steps stopped.</summary>
/// <param name="Entity">The step's entity; null for the run itself.</param>
/// <param name="Cause">Who must act.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Message">What happened and what to do, for the merchant.</param>
/// <param name="Detail">Codes and ids for support.</param>
public sealed record ErrorView(string? Entity, FailureCause Cause, string Code, string Message, string? Detail)
{
    public static ErrorView Of(RunError error, string? entity) => new(entity, error.Cause, error.Code, error.Message, error.Detail);
}
