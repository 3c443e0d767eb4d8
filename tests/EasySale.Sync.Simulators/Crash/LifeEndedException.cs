namespace EasySale.Sync.Simulators.Crash;

/// <summary>The process is dead. Whoever catches it finds that nothing can be done any more.</summary>
public sealed class LifeEndedException : Exception;
