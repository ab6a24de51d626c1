exports.activate = () => ({ answer: () => 'here' });
