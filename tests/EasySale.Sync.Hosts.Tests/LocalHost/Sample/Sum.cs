namespace EasySale.Sync.Hosts.Tests.OneMachine.Sample;

public sealed record Sum(int Left, int Right);
