package io.resticmanager.contracts.notification;

/**
 * {@code pending} is to be sent or tried again; {@code delivered} was taken; {@code given_up} never will be; {@code superseded} goes
 * with newer news of the same alert, and shares its fate; {@code dropped} went when its channel was switched off; {@code hushed} was not meant to be told:
 * the alert flaps, and that has been said.
 */
public enum DeliveryState {
    pending, delivered, given_up, superseded, dropped, hushed
}
