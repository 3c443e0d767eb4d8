namespace EasySale.Sync.Engine.Connecting;

/// <summary>Where the next page starts, in the source's own spelling. At most 16,000 characters; no personal data.</summary>
/// <param name="Text">Opaque to everybody but the stream that made it.</param>
public sealed record Cursor(string Text);
