namespace EasySale.Sync.Engine.Stores.Links;

/// <summary>What a record was when it failed: once a person has dismissed the failure, it is left alone as long as it is that.</summary>
/// <param name="Hash">Hash of the record; null where it could not be read.</param>
/// <param name="MappingVersion">The version it was planned with.</param>
public sealed record FailedContent(string? Hash, string? MappingVersion);
