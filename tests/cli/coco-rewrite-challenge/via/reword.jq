{slots: {why: "The press is loud: it reaches 91 dB(A). Drivers complain.", today: "We make 500 pumps a year.", who: "For everybody.", open: .slots.open}}
