namespace EasySale.Sync.Engine.Operations.Plans;

/// <summary>Where a plan stands.</summary>
public enum PlanState
{
    /// <summary>Its run goes on; it may be looked at already.</summary>
    Planning,

    /// <summary>It can be applied.</summary>
    Ready,

    /// <summary>Its run goes on when somebody confirms it.</summary>
    AwaitingConfirmation,

    /// <summary>A run applies it, or has.</summary>
    Applied,

    /// <summary>Its run stopped before the plan was complete.</summary>
    Failed,

    Cancelled,

    /// <summary>It is too old to be applied.</summary>
    Expired,
}
