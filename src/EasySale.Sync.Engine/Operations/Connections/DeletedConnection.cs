namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>What became of a connection that was deleted.</summary>
/// <param name="Id">The connection.</param>
/// <param name="EndedThere">Our access was ended at the vendor too, or there was none to end.</param>
/// <param name="ToDo">What a person must do where it was not; null when nothing.</param>
public sealed record DeletedConnection(string Id, bool EndedThere, string? ToDo);
