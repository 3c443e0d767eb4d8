namespace EasySale.Sync.Engine.Stores.Rows;

/// <summary>One stored row: its key, its version (an ETag) and its values.</summary>
/// <param name="Key">Row key inside the partition, at most 512 characters, ordinal order.</param>
/// <param name="Version">Changes with every write; give it back to write only if nobody else has.</param>
/// <param name="Values">
/// <c>string</c> (at most 32,000 characters), <c>long</c>, <c>bool</c>, <c>DateTimeOffset</c> (UTC) and <c>byte[]</c>
/// (at most 64,000 bytes); a row at most 1 MB in all. Names are letters and digits.
/// </param>
public sealed record Row(string Key, string Version, IReadOnlyDictionary<string, object> Values);
