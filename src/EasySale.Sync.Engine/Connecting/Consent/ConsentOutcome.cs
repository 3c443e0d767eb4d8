namespace EasySale.Sync.Engine.Connecting.Consent;

public enum ConsentOutcome
{
    /// <summary>The owner agreed, and here is what lets us in.</summary>
    Granted,

    /// <summary>The owner did not agree.</summary>
    Denied,

    /// <summary>The owner's browser comes back; what lets us in came another way.</summary>
    Returned,

    /// <summary>Not an answer to anything we asked.</summary>
    Unreadable,
}
