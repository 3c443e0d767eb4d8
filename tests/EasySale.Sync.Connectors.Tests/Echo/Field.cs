namespace EasySale.Sync.Connectors.Tests.Echo;

/// <summary>What is edited of the customer, and what identifies it.</summary>
internal static class Field
{
    public const string LastName = "lastName";
    public const string Phone = "phone";
    public const string Email = "ada@example.com";
}
