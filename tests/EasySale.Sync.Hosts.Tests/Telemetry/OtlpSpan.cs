namespace EasySale.Sync.Hosts.Tests.Telemetry;

/// <summary>A span as it arrived; ids in hex, attributes that are texts.</summary>
internal sealed record OtlpSpan(string TraceId, string SpanId, string ParentId, string Name, IReadOnlyDictionary<string, string> Texts)
{
    public static OtlpSpan Of(Protobuf span) => new(
        Convert.ToHexStringLower(span.Bytes(1)), Convert.ToHexStringLower(span.Bytes(2)), Convert.ToHexStringLower(span.Bytes(4)), span.Text(5),
        span.Messages(9).ToDictionary(attribute => attribute.Text(1), attribute => attribute.Messages(2).First().Text(1)));
}
