namespace EasySale.Sync.Engine.Operations.Configuration;

/// <summary>A tenant's configuration as it is exported and imported. It holds no secrets.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Version">The form of the document.</param>
/// <param name="ExportedAt">When it was made.</param>
/// <param name="Sections">Name → content; an import may leave sections out, which then stay as they are.</param>
public sealed record ConfigurationDocument(string Format, int Version, DateTimeOffset ExportedAt, IReadOnlyDictionary<string, object> Sections)
{
    public const string FormatName = "easysale-sync-configuration";

    public const int CurrentVersion = 1;
}
