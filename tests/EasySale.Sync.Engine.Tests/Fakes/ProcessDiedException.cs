namespace EasySale.Sync.Engine.Tests.Fakes;

public sealed class ProcessDiedException : Exception;
