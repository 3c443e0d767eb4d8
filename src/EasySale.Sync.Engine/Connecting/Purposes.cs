namespace EasySale.Sync.Engine.Connecting;

/// <summary>What an operation is for; part of its key. Targets that make several things of one record add their own.</summary>
public static class Purposes
{
    /// <summary>The record itself.</summary>
    public const string Record = "record";
}
