namespace EasySale.Sync.Local.Durable.Replaying;

/// <summary>The code asks for something else than history says it asked for.</summary>
public sealed class NonDeterministicException(string message) : Exception(message);
