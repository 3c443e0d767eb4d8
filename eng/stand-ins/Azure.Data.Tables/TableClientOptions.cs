using Azure.Core;

namespace Azure.Data.Tables;

public class TableClientOptions : ClientOptions
{
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06) => Version = serviceVersion switch
    {
        ServiceVersion.V2020_12_06 => "2020-12-06",
        _ => throw new NotSupportedException(),
    };

    internal string Version { get; }

    public enum ServiceVersion
    {
        V2020_12_06 = 2,
    }
}
