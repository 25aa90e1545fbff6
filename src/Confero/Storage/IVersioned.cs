namespace Confero.Storage;

/// <summary>A row two people may change at once. The version is stamped anew at every save and compared before it.</summary>
public interface IVersioned
{
    Guid Version { get; set; }
}
