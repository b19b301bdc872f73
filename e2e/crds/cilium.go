package main

import (
	"log/slog"
	"slices"

	ciliumio "github.com/cilium/cilium/pkg/k8s/apis/cilium.io"
	ciliumcrds "github.com/cilium/cilium/pkg/k8s/apis/cilium.io/client"
	"github.com/cilium/cilium/pkg/k8s/synced"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
)

// ciliumDefinitions returns the definitions that Cilium's operator installs by default, with the schema version label that
// it sets. The operator's own function waits for each in turn, ten seconds in all, which is why it is not called here.
func ciliumDefinitions(logger *slog.Logger) []*apiextensionsv1.CustomResourceDefinition {
	known := ciliumcrds.CustomResourceDefinitionList()
	names := synced.AllCiliumCRDResourceNames()
	slices.Sort(names)

	var definitions []*apiextensionsv1.CustomResourceDefinition
	for _, name := range slices.Compact(names) {
		entry, ok := known[name]
		if !ok {
			continue
		}
		definition := ciliumcrds.GetPregeneratedCRD(logger, entry.Name)
		definition.Name = entry.FullName
		if definition.Labels == nil {
			definition.Labels = map[string]string{}
		}
		definition.Labels[ciliumio.CustomResourceDefinitionSchemaVersionKey] = ciliumio.CustomResourceDefinitionSchemaVersion
		definitions = append(definitions, &definition)
	}
	return definitions
}
