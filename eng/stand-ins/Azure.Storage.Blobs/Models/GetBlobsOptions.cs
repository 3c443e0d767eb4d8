namespace Azure.Storage.Blobs.Models;

public class GetBlobsOptions
{
    public GetBlobsOptions() { }

    public string Prefix { get; set; }
}
