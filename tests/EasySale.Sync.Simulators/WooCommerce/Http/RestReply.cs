namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>The finished answer: status, headers and the body's exact text.</summary>
internal sealed record RestReply(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, string Body);
