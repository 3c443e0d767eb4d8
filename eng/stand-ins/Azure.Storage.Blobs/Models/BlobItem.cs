namespace Azure.Storage.Blobs.Models;

public class BlobItem
{
    internal BlobItem(string name) => Name = name;

    public string Name { get; }
}
