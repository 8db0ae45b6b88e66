using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Budget.Tests.Architecture;

/// <summary>
/// What a compiled assembly names of others. References to assemblies are not enough: <c>File</c> and <c>DateTime</c>
/// live where <c>String</c> does.
/// </summary>
internal sealed record AssemblyMetadata(
    IReadOnlyList<string> Assemblies, IReadOnlyList<string> Types, IReadOnlyList<string> Members)
{
    public static AssemblyMetadata Of(Assembly assembly)
    {
        using var stream = File.OpenRead(assembly.Location);
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        var assemblies = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .Select(reference => metadata.GetString(reference.Name));
        var types = metadata.TypeReferences.Select(type => NameOf(metadata, type));
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (Type: (TypeReferenceHandle)member.Parent, Name: metadata.GetString(member.Name)))
            .Select(member => $"{NameOf(metadata, member.Type)}.{member.Name}");
        return new([.. assemblies], [.. types], [.. members]);
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope) + "+" + name
            : metadata.GetString(type.Namespace) + "." + name;
    }
}
