namespace EasySale.Sync.Engine.Connecting;
/// <summary>Placeholder until the storage work lands its own.</summary>
public sealed class Secret(string value) { public string Reveal() => value; public override string ToString() => "***"; }
