namespace EasySale.Sync.Conventions.Tests.Surface;

/// <summary>A public type as text: its line and the lines of its members.</summary>
internal sealed record SurfaceType(string Line, IReadOnlyList<string> Members);
