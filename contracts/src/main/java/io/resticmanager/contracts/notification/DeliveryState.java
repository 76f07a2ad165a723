package io.resticmanager.contracts.notification;

/**
 * {@code pending} is to be sent or tried again; {@code delivered} was taken; {@code given_up} never will be; {@code superseded} is told
 * with newer news of the same alert; {@code grouped} with others of its kind; {@code dropped} went with its channel being switched off.
 */
public enum DeliveryState {
    pending, delivered, given_up, superseded, grouped, dropped
}
