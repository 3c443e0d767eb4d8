namespace EasySale.Sync.Simulators.WooCommerce;

[Flags]
public enum ApiPermission
{
    None = 0,
    Read = 1,
    Write = 2,
    ReadWrite = Read | Write,
}
