package io.resticmanager.platform.secret;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import io.micronaut.context.BeanContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.resticmanager.platform.service.ServiceModule;
import io.resticmanager.platform.settings.DataDir;
import io.resticmanager.platform.sqlite.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a new key in the place of the old while everything runs (docs/adr/0071): the file gets a second key, each service's
 * secrets are sealed anew with it, the file gives the first one up. Ended at any point, everything opens and it can begin again.
 */
@Singleton
public final class KeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    /**
     * @param sealed how many secrets each service sealed anew
     * @param unread what does not open, as sentences
     * @param oldKeyKept whether the old key is still in the file, for what does not open
     */
    public record Outcome(Map<String, Integer> sealed, List<String> unread, boolean oldKeyKept) {}

    private final BeanContext beans;
    private final DataDir data;

    KeyRotation(BeanContext beans, DataDir data) {
        this.beans = beans;
        this.data = data;
    }

    /**
     * @param alone whether no other process uses the key file, even though it lies outside of the data directory
     * @throws SecretKeyUnusable when the file can not be read or written, was changed meanwhile, or may be another's too
     */
    public synchronized Outcome run(boolean alone) {
        var services = beans.getBeansOfType(ServiceModule.class).stream().map(ServiceModule::name)
                .filter(service -> !sources(service).isEmpty()).sorted(Comparator.naturalOrder()).toList();
        return services.isEmpty() ? new Outcome(Map.of(), List.of(), false) : run(alone, services);
    }

    private Outcome run(boolean alone, List<String> services) {
        var box = beans.getBean(SecretBox.class);
        if (!alone && !box.isIn(data.path())) {
            throw new SecretKeyUnusable("The key file %s is outside of the data directory. ".formatted(box.path())
                    + "If nothing else uses it, say --alone; else give each process a copy of its own first.", null);
        }
        box.addKey();
        var resealing = new Resealing(box);
        var sealed = new TreeMap<String, Integer>();
        services.forEach(service -> sealed.put(service, reseal(service, resealing)));
        if (!resealing.needsOldKey()) {
            box.dropOthers();
        }
        LOG.info("keys rotated sealed={} unread={} old_key_kept={}", sealed, resealing.unread().size(),
                resealing.needsOldKey());
        beans.getEventPublisher(KeysRotated.class).publishEvent(new KeysRotated(sealed, resealing.unread().size()));
        return new Outcome(sealed, List.copyOf(resealing.unread()), resealing.needsOldKey());
    }

    private int reseal(String service, Resealing resealing) {
        var transactions = beans.getBean(Transactions.class, Qualifiers.byName(service));
        return sources(service).stream().flatMap(source -> source.columns().stream())
                .mapToInt(column -> resealing.all(transactions, column)).sum();
    }

    private List<SealedColumn.Source> sources(String service) {
        return List.copyOf(beans.getBeansOfType(SealedColumn.Source.class, Qualifiers.byName(service)));
    }
}
